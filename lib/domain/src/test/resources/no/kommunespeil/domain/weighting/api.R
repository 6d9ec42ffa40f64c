# Estimates of R's package survey that WeightingAgainstRTest is held against.
#
# Run in this folder with: Rscript api.R
# It reads the package's own data (api: Academic Performance Index of schools in California, 2000)
# and writes api_srs.csv and api_strat.csv, the columns the test needs, api_frame.csv, the
# population counts, and api_expected.csv, the results.
#
# stype: E elementary, M middle, H high school. schwide: whether the school met its target.
# awards: whether it could get an award. mealclass: share of pupils with subsidised meals, by fifths
# of the scale from 0 to 100. api00: the index in 2000, a whole number.

suppressPackageStartupMessages(library(survey))
data(api)

prepare <- function(schools) {
  data.frame(
    stype = as.character(schools$stype),
    schwide = as.character(schools$sch.wide),
    mealclass = as.character(pmin(schools$meals %/% 20, 4)),
    awards = as.character(schools$awards),
    api00 = schools$api00)
}
srs <- prepare(apisrs)
strat <- prepare(apistrat)
population <- prepare(apipop)
counts <- function(column) {
  t <- as.data.frame(table(population[[column]]), stringsAsFactors = FALSE)
  names(t) <- c(column, "Freq")
  t
}
write.csv(srs, "api_srs.csv", row.names = FALSE, quote = FALSE)
write.csv(strat, "api_strat.csv", row.names = FALSE, quote = FALSE)
frame <- do.call(rbind, lapply(c("stype", "schwide", "mealclass"), function(column) {
  data.frame(margin = column, class = counts(column)[[column]], units = counts(column)$Freq)
}))
write.csv(frame, "api_frame.csv", row.names = FALSE, quote = FALSE)

srs$N <- nrow(population)
srs$Nh <- counts("stype")$Freq[match(srs$stype, counts("stype")$stype)]
strat$Nh <- counts("stype")$Freq[match(strat$stype, counts("stype")$stype)]
tight <- list(maxit = 200, epsilon = 1e-12)

simple <- svydesign(id = ~1, fpc = ~N, data = srs)
designs <- list(
  # One simple random sample: a single cell.
  simple = simple,
  # Sampled within school types: cells by definition.
  stratified = svydesign(id = ~1, strata = ~stype, fpc = ~Nh, data = strat),
  # The simple random sample weighted to school types. The variance of poststratified is R's, which
  # keeps the sampling fraction of the whole sample; that of cells is conditional on how many
  # responded in each cell.
  poststratified = postStratify(simple, ~stype, counts("stype")),
  cells = svydesign(id = ~1, strata = ~stype, fpc = ~Nh, data = srs),
  # Raked to two margins, one of two classes and one of five.
  raked = rake(simple, list(~schwide, ~stype), list(counts("schwide"), counts("stype")),
               control = tight),
  raked5 = rake(simple, list(~mealclass, ~stype), list(counts("mealclass"), counts("stype")),
                control = tight))

domains <- list(
  all = function(d) d,
  schwide_Yes = function(d) subset(d, schwide == "Yes"),
  stype_M = function(d) subset(d, stype == "M"),
  mealclass_1 = function(d) subset(d, mealclass == "1"))

expected <- do.call(rbind, lapply(names(designs), function(name) {
  do.call(rbind, lapply(names(domains), function(domain) {
    d <- domains[[domain]](designs[[name]])
    mean <- svymean(~api00, d)
    share <- svymean(~I(as.numeric(awards == "Yes")), d)
    interval <- confint(mean, df = degf(d))
    data.frame(
      design = name, domain = domain, statistic = c("mean", "share"),
      value = c(coef(mean), coef(share)), se = c(SE(mean), SE(share)),
      df = c(degf(d), NA), lower = c(interval[1], NA), upper = c(interval[2], NA))
  }))
}))
number <- sapply(expected, is.numeric)
expected[number] <- lapply(expected[number], function(x) {
  ifelse(is.na(x), "", formatC(x, digits = 14, format = "g", width = -1))
})
expected[] <- lapply(expected, trimws)
write.csv(expected, "api_expected.csv", row.names = FALSE, quote = FALSE)
