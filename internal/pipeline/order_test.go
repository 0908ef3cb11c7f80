package pipeline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

// Whatever the order in which messages and enrollments are seen, and however
// often, everything stands the same in the end.
func TestOrderMakesNoDifference(t *testing.T) {
	const worlds, orders = 12, 4
	for seed := range uint64(worlds) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 0))
			reach := []Reach{ReachProspect, ReachAccount, ReachEnrollment}[seed%3]
			rows, letters := randomWorld(random)
			var first string
			for order := range orders {
				w := newWorld(t, func(o *Options) { o.Policy = DefaultPolicy(); o.Policy.Reach = reach })
				w.clock = arrival.AddDate(0, 0, 3)
				var steps []func()
				for _, r := range rows {
					steps = append(steps, func() { w.enroll(r) })
				}
				for _, l := range letters {
					steps = append(steps, func() { w.deliver(l) })
				}
				if order > 0 {
					steps = append(steps, slices.Repeat(steps, order)...)
					random.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
				}
				for _, do := range steps {
					do()
				}
				got := w.picture()
				if order == 0 {
					first = got
				} else if diff := cmp.Diff(first, got); diff != "" {
					t.Fatalf("order %d: -first +got:\n%s", order, diff)
				}
			}
		})
	}
}

// randomWorld makes enrollments of a few prospects and messages about them.
func randomWorld(random *rand.Rand) (rows []string, letters []letter) {
	prospects := []string{kim, lee, "pat@c.example"}
	for i, address := range prospects {
		for j, account := range []string{"ann", "bob"} {
			rows = append(rows, fmt.Sprintf("%s,s%d,%s,<%d@ours.example>", account, j, address, 2*i+j))
		}
	}
	may := time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)
	changes := []func(*letter){
		word("interested"), word("not_interested"), word("unclear"), later(may), optingOut,
		func(l *letter) { optingOut(l); l.r.verdict.ReviewReason = "opt_out" },
		away(time.Time{}), away(arrival.AddDate(0, 0, 20)), away(arrival.AddDate(0, 0, 30)), leftCompany,
		func(l *letter) { away(may)(l); l.r.back.Begins = may.AddDate(0, 0, -7) },
		func(l *letter) { l.r.verdict.Kind = classifier.Other },
		func(l *letter) { l.r.parsed.Auth = []message.AuthResult{{Method: "dmarc", Result: "fail"}} },
	}
	maker := &world{clock: arrival}
	for range 5 + random.IntN(15) {
		from := append(prospects, "somebody@a.example")[random.IntN(4)]
		l := maker.letter(from, "", changes[random.IntN(len(changes))])
		switch random.IntN(4) {
		case 0:
			answering(fmt.Sprintf("%d@ours.example", random.IntN(6)))(&l)
		case 1:
			bouncing(from, random.IntN(3) == 0)(&l)
		}
		l.in.Account = []string{"ann", "bob"}[random.IntN(2)]
		l.in.Received = arrival.Add(time.Duration(random.IntN(8)) * time.Hour) // some at the same time
		letters = append(letters, l)
		if random.IntN(4) == 0 { // a copy in the other account
			copied := l
			copied.in.Account = map[string]string{"ann": "bob", "bob": "ann"}[l.in.Account]
			copied.in.UID += 100
			letters = append(letters, copied)
		}
	}
	return rows, letters
}

// picture describes all that is on record, but for ids and when it was recorded.
func (w *world) picture() string {
	w.Helper()
	var all []string
	keys := w.replyKeys()
	enrollments, err := w.store.Enrollments(w.Context(), store.EnrollmentFilter{})
	if err != nil {
		w.Fatal(err)
	}
	for _, e := range enrollments {
		holds, err := w.store.Holds(w.Context(), e.ID)
		if err != nil {
			w.Fatal(err)
		}
		line := fmt.Sprint(e.Account, e.Sequence, e.Address, e.State, e.Reason, e.Label, e.HoldFrom, e.HoldUntil, e.Resume, e.DueAt,
			keys[e.ReplyID], e.Suppressed, e.Undeliverable.IsZero())
		for _, h := range holds {
			line += fmt.Sprint("; ", h.Reason, keys[h.ReplyID], h.Until)
		}
		all = append(all, line)
	}
	replies, err := w.store.Replies(w.Context(), store.ReplyFilter{})
	if err != nil {
		w.Fatal(err)
	}
	for _, r := range replies {
		all = append(all, fmt.Sprint(r.MessageID, r.Accounts, r.Account, r.UID, r.Received, r.Kind, r.Label, r.Tags, r.Disposition, r.ReviewReason, r.Matched))
	}
	suppressions, err := w.store.Suppressions(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	for _, s := range suppressions {
		all = append(all, s.Address+" suppressed")
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// replyKeys names each reply by what does not depend on when it was recorded.
func (w *world) replyKeys() map[int64]string {
	replies, err := w.store.Replies(w.Context(), store.ReplyFilter{})
	if err != nil {
		w.Fatal(err)
	}
	keys := make(map[int64]string)
	for _, r := range replies {
		keys[r.ID] = r.MessageID
	}
	return keys
}
