# Makes formulas.csv with base R only: Rscript formulas.R > formulas.csv
# One row per value: formula, arguments separated by blanks, lower (or the only value), upper.

row <- function(formula, arguments, lower, upper = NA) {
  cat(formula, paste(arguments, collapse = " "),
      format(lower, digits = 15), if (is.na(upper)) "" else format(upper, digits = 15),
      sep = ",")
  cat("\n")
}

cat("formula,arguments,lower,upper\n")

# Exact interval of a share, in units: y, n, N. By going through every number of the population.
exact <- function(y, n, N, confidence = 0.95) {
  K <- y:(y + N - n)
  level <- (1 - confidence) / 2
  # A tail of exactly the level is not above it; phyper is right to some 1e-13.
  at_least <- phyper(y - 1, K, N - K, n, lower.tail = FALSE) > level * (1 + 1e-9)
  at_most <- phyper(y, K, N - K, n) > level * (1 + 1e-9)
  c(min(K[at_least]), max(K[at_most]))
}
set.seed(2020)
for (N in c(1, 2, 3, 7, 18, 40, 50, 119, 357, 371, 422, 1500, 40000, 100000)) {
  for (i in 1:12) {
    n <- if (i == 1) N else sample(N, 1)
    y <- if (i <= 3) 0 else if (i == 4) n else sample(0:n, 1)
    interval <- exact(y, n, N)
    row("exact", c(y, n, N), interval[1], interval[2])
  }
}

# Wilson's interval without correction for continuity, of y out of n.
for (case in list(c(0, 20), c(1, 29), c(15, 148), c(81, 263), c(150, 268), c(20, 20))) {
  interval <- prop.test(case[1], case[2], correct = FALSE)$conf.int
  row("wilson", case, interval[1], interval[2])
}

# Mean of scores in a finite population: N, then the scores.
for (case in list(list(20, c(2, 4, 4, 4, 5, 5, 7, 9)), list(371, c(1, 5, 3, 3, 2)),
                  list(11, c(3, 4, 4, 2, 5, 1, 3, 3, 2, 4)), list(50, c(4, 5)))) {
  N <- case[[1]]
  y <- case[[2]]
  n <- length(y)
  half <- qt(0.975, n - 1) * sqrt((1 - n / N) * var(y) / n)
  row("mean", c(N, y), mean(y) - half, mean(y) + half)
}

# Quantiles: degrees of freedom, confidence.
for (degrees in c(1, 2, 5, 30, 215, 40000)) {
  for (confidence in c(0.5, 0.9, 0.95, 0.999)) {
    row("t", c(degrees, confidence), qt((1 + confidence) / 2, degrees))
  }
}
for (confidence in c(0.5, 0.9, 0.95, 0.999)) {
  row("normal", confidence, qnorm((1 + confidence) / 2))
}

# Two-sided p value of a standardised difference.
for (z in c(0, 0.1, 1, 1.959964, 3.5, 8, 30)) {
  row("p", z, 2 * pnorm(-z))
}

# False discovery rates. The first family is that of Benjamini and Hochberg (1995), table 1.
for (p in list(c(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
                 0.4262, 0.5719, 0.6528, 0.7590, 1),
               c(0.9, 0.01, 0.01, 0.04, 0.2, 0.03, 0.5), 0.3, c(1, 1, 0))) {
  q <- p.adjust(p, "BH")
  for (i in seq_along(p)) row("q", c(i - 1, p), q[i])
}

# Pearson's r of Anscombe's four sets: their number; x and y are in the test as well.
for (i in 1:4) {
  row("r", i, cor(anscombe[[paste0("x", i)]], anscombe[[paste0("y", i)]]))
}

# Variances and covariance of two items answered by the same six.
x <- c(1, 2, 2, 4, 5, 5)
y <- c(2, 2, 3, 3, 5, 4)
row("variance", x, var(x))
row("variance", y, var(y))
row("covariance", c(x, y), cov(x, y))

# Medians.
for (x in list(c(7, 1, 3), c(7, 1, 3, 4), c(2, 2, 2, 9), 0.1, c(1e-3, 1e6))) {
  row("median", x, median(x))
}
