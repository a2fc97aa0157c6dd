using Scheduler.Cli;

var command = CliCommand.Create().Parse(args);
var code = await command.InvokeAsync();
return command.Errors.Count > 0 ? ExitCodes.Usage : code;
