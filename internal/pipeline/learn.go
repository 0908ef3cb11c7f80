package pipeline

import (
	"context"
	"strconv"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/store"
)

// Learner is a classifier that corrections teach; *classifier.Classifier is one.
type Learner interface {
	Learn(classifier.Example) error
	Unlearn(classifier.Example) error
	Refit()
}

// Lessons teaches a classifier what people said replies mean. Its methods are
// for one goroutine.
type Lessons struct {
	store    *store.Store
	learner  Learner
	revision int64
	learned  map[int64]classifier.Example // by reply
}

// NewLessons returns lessons of which the learner has heard none.
func NewLessons(s *store.Store, l Learner) *Lessons {
	return &Lessons{store: s, learner: l, learned: make(map[int64]classifier.Example)}
}

// Learn teaches what changed since the last call, and returns how many examples
// that were. A label that was changed again is unlearned first.
func (l *Lessons) Learn(ctx context.Context) (int, error) {
	examples, err := l.store.Examples(ctx, l.revision)
	if err != nil || len(examples) == 0 {
		return 0, err
	}
	for _, e := range examples {
		if old, ok := l.learned[e.ReplyID]; ok {
			if err := l.learner.Unlearn(old); err != nil {
				return 0, err
			}
			delete(l.learned, e.ReplyID)
		}
		lesson := LessonOf(e)
		if err := l.learner.Learn(lesson); err != nil {
			return 0, err
		}
		l.learned[e.ReplyID] = lesson
		l.revision = e.Revision
	}
	l.learner.Refit()
	return len(examples), nil
}

// LessonOf is an example in the classifier's words.
func LessonOf(e store.Example) classifier.Example {
	lesson := classifier.Example{
		Source: "reply " + strconv.FormatInt(e.ReplyID, 10), Features: e.Features, Label: classifier.Label(e.Label),
	}
	for _, t := range e.Tags {
		lesson.Tags = append(lesson.Tags, classifier.Tag(t))
	}
	return lesson
}
