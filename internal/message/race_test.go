//go:build race

package message

// racing says that the race detector makes every memory access ten times as
// dear: hostile texts are made smaller, and nothing is compared with code that
// it slows down less.
const racing = true
