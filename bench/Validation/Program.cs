using Scheduler.Bench.Validation;

return ValidationCommand.Create().Parse(args).Invoke();
