using Scheduler.Silo;

return await SiloCommand.Create().Parse(args).InvokeAsync();
