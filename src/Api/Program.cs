using Scheduler.Api;

return await ApiCommand.Create().Parse(args).InvokeAsync();
