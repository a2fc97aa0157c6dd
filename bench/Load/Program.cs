using Scheduler.Load;

return await LoadCommand.Create().Parse(args).InvokeAsync();
