package main

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// storeLock keeps a second daemon off a store: each would count and log in for
// itself. It goes with the process, however that ends.
type storeLock struct{ file *os.File }

// errLocked is wrapped when another daemon works on the store.
var errLocked = errors.New("another heed works on this store; stop it, or give this one a store of its own")

func lockStore(path string) (storeLock, error) {
	f, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return storeLock{}, fmt.Errorf("lock the store: %w", err)
	}
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		err = errLocked
	}
	if err != nil {
		return storeLock{}, errors.Join(fmt.Errorf("lock %s: %w", path, err), f.Close())
	}
	return storeLock{f}, nil
}

func (l storeLock) release() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}
