using Scheduler.Bulk;

return await BulkCommand.Create().Parse(args).InvokeAsync();
