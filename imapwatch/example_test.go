package imapwatch_test

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/heed-mail/heed/imapwatch"
)

// Watch one account until interrupted.
func Example() {
	handle := func(_ context.Context, m imapwatch.Message) error {
		fmt.Printf("%s/%d: %d of %d bytes\n", m.Mailbox, m.UID, len(m.Raw), m.Size)
		return nil // dealt with: it does not come again
	}
	w := imapwatch.New(imapwatch.NewMemoryStore(), handle, imapwatch.Options{
		Observe: func(e imapwatch.Event) { fmt.Println(e.Account, e.Kind, e.Reason) },
	})
	err := w.Put(imapwatch.Account{
		ID: "ann", Host: "imap.rep.example", User: "ann@rep.example",
		Auth: imapwatch.Password(imapwatch.StaticSecret(os.Getenv("PASSWORD"))),
		Turn: []string{`\Junk`, `\Archive`},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := w.Run(ctx); err != nil {
		fmt.Println(err)
	}
}
