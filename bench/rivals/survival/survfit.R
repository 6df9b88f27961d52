suppressMessages(library(survival))

folder <- commandArgs(trailingOnly = TRUE)[1]
column <- function(name) {
  file <- file.path(folder, paste0(name, ".f64"))
  readBin(file, "double", n = file.size(file) / 8, size = 8, endian = "little")
}
duration <- column("duration")
event <- column("event")
memory <- function(field) {
  line <- grep(paste0("^", field), readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line)) / 1024
}
start <- memory("VmRSS")
seconds <- numeric(5)
for (run in 1:5) {
  seconds[run] <- system.time(fit <- survfit(Surv(duration, event) ~ 1, conf.type = "log-log"))[["elapsed"]]
}
last <- length(fit$surv)
cat(sprintf(
  '{"seconds": [%s], "startMegabytes": %f, "peakMegabytes": %f, "result": {"survival": %.15g, "lower": %.15g}}',
  paste(sprintf("%.6f", seconds), collapse = ", "), start, memory("VmHWM"),
  sum(fit$surv[-last]), sum(fit$lower[-last], na.rm = TRUE)
))
