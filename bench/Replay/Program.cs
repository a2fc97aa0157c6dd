using Scheduler.Replay;

return await ReplayCommand.Create().Parse(args).InvokeAsync();
