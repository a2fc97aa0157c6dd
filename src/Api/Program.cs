using Scheduler.Api;
using Scheduler.Api.Operations;

var api = new ApiCommand();
var command = api.Parse(args);
return await HostProgram.Run(command, () => ApiProcess.Problems(api.Settings(command)));
