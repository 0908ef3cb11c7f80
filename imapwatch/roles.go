package imapwatch

import (
	"context"
	"slices"
	"strings"

	"github.com/emersion/go-imap/v2"
)

// resolve finds the mailboxes that are given by role.
func (s *session) resolve(ctx context.Context, c *conn) error {
	list, err := c.list(ctx)
	if err != nil && asError("list", err).Reason != ReasonRefused {
		return err
	}
	for _, m := range append([]*mailbox{s.main}, s.turns...) {
		name, role := find(list, m.want)
		m.absent = name == ""
		if name != m.name { // another mailbox has the role now
			m.name, m.loaded = name, false
			s.opened = nil
		}
		m.role = role
	}
	seen := map[string]bool{s.main.name: true}
	for _, m := range s.turns { // one mailbox may be named twice, by name and by role
		if m.absent = m.absent || seen[m.name]; !m.absent {
			seen[m.name] = true
		}
	}
	s.publish()
	if s.main.absent {
		return &Error{Op: "list", Reason: ReasonMailbox, Actor: Operator, Advice: "name the mailbox to watch by push: the server marks none with this role"}
	}
	return nil
}

// listed is one mailbox of an account.
type listed struct {
	name  string
	roles []Role
}

// list lists the account's mailboxes that can be opened. Whether to ask for
// SPECIAL-USE depends on the server: some send it unasked, some only when
// asked, and some reject the question.
func (c *conn) list(ctx context.Context) ([]listed, error) {
	options := &imap.ListOptions{}
	if c.caps.Has(imap.CapSpecialUse) && (c.caps.Has(imap.CapListExtended) || c.caps.Has(imap.CapIMAP4rev2)) {
		options.ReturnSpecialUse = true
	}
	var list []listed
	err := c.within(ctx, "list", commandTime, func() error {
		cmd := c.client.List("", "*", options)
		for d := cmd.Next(); d != nil; d = cmd.Next() {
			if len(list) < maxMailboxes && !slices.Contains(d.Attrs, imap.MailboxAttrNoSelect) && !slices.Contains(d.Attrs, imap.MailboxAttrNonExistent) {
				list = append(list, listed{d.Mailbox, rolesOf(d)})
			}
		}
		return cmd.Close()
	})
	if !c.caps.Has(imap.CapSpecialUse) {
		guessRoles(list)
	}
	return list, err
}

// usualNames are those that servers without SPECIAL-USE, Microsoft 365 among
// them, give to mailboxes with a role; only English ones can be known.
var usualNames = map[string]Role{
	"junk email": RoleJunk, "junk e-mail": RoleJunk, "junk": RoleJunk, "spam": RoleJunk,
	"sent items": RoleSent, "sent messages": RoleSent, "sent": RoleSent,
	"archive": RoleArchive, "deleted items": RoleTrash, "trash": RoleTrash, "drafts": RoleDrafts,
}

// guessRoles gives roles by name, unless the server gave any itself.
func guessRoles(list []listed) {
	for _, l := range list {
		if len(l.roles) > 0 && l.roles[0] != RoleInbox {
			return
		}
	}
	for i, l := range list {
		if role := usualNames[strings.ToLower(l.name)]; role != RoleNone {
			list[i].roles = []Role{role}
		}
	}
}

func rolesOf(d *imap.ListData) []Role {
	var roles []Role
	if strings.EqualFold(d.Mailbox, "INBOX") {
		roles = append(roles, RoleInbox)
	}
	for _, attr := range d.Attrs {
		for _, r := range []Role{RoleAll, RoleArchive, RoleJunk, RoleSent, RoleTrash, RoleFlagged, RoleDrafts} {
			if strings.EqualFold(string(attr), string(r)) {
				roles = append(roles, r)
			}
		}
	}
	return roles
}

// find returns the mailbox that is wanted, by role or by name, and its role. A
// name that is not listed is kept: servers may hide mailboxes that can be
// opened.
func find(list []listed, want string) (string, Role) {
	byRole := strings.HasPrefix(want, `\`)
	for _, l := range list {
		role := RoleNone
		if len(l.roles) > 0 {
			role = l.roles[0]
		}
		if byRole {
			for _, r := range l.roles {
				if strings.EqualFold(string(r), want) {
					return l.name, r
				}
			}
		} else if l.name == want || strings.EqualFold(want, "INBOX") && strings.EqualFold(l.name, "INBOX") {
			return l.name, role
		}
	}
	switch {
	case strings.EqualFold(want, "INBOX"), strings.EqualFold(want, string(RoleInbox)):
		return "INBOX", RoleInbox
	case byRole:
		return "", Role(want)
	}
	return want, RoleNone
}
