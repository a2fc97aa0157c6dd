using Scheduler.Api.Operations;
using Scheduler.Silo;

var silo = new SiloCommand();
var command = silo.Parse(args);
return await HostProgram.Run(command, () => SiloHost.Problems(silo.Settings(command)));
