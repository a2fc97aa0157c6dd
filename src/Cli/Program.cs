using Scheduler.Cli;

return await CliCommand.Create().Parse(args).InvokeAsync();
