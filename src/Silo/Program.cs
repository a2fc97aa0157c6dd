using Scheduler.Silo;

// The command line would end the process 2 s after a SIGTERM; the host takes the time it needs to hand its work over, and has a limit of its own.
return await SiloCommand.Create().Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null });
