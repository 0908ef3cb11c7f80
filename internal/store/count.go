package store

import "context"

// CountEnrollments counts the enrollments by state; a state that none is in is
// missing.
func (r Reader) CountEnrollments(ctx context.Context) (map[State]int64, error) {
	type count struct {
		state State
		n     int64
	}
	counts, err := list(ctx, r.q, "count enrollments", func(row scanner) (c count, err error) {
		err = row.Scan(&c.state, &c.n)
		return c, err
	}, `select state, count(*) from enrollments group by state`)
	if err != nil {
		return nil, err
	}
	byState := make(map[State]int64, len(counts))
	for _, c := range counts {
		byState[c.state] = c.n
	}
	return byState, nil
}
