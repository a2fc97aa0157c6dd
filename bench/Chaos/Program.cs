using Scheduler.Chaos;

return await ChaosCommand.Create().Parse(args).InvokeAsync();
