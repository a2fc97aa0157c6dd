using Scheduler.Silo;

var command = SiloCommand.Create().Parse(args);

// The command line would end the process 2 s after a SIGTERM; the host takes the time it needs to hand its work over, and has a limit of its own.
var code = await command.InvokeAsync(new() { ProcessTerminationTimeout = null });

// A command line that cannot be read is a wrong setting like any other, which System.CommandLine would end with 1.
return command.Errors.Count > 0 ? 2 : code;
