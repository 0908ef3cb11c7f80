module github.com/heed-mail/heed/classifier/bench

go 1.26.0

require (
	github.com/heed-mail/heed v0.0.0
	github.com/jbrukh/bayesian v1.1.0
	github.com/navossoc/bayesian v0.0.0-20171203014413-18fc5ea11e24
)

require github.com/pelletier/go-toml/v2 v2.4.3 // indirect

replace github.com/heed-mail/heed => ../..
