using System.CommandLine;
using System.Text.Json;
using Scheduler.Fuzz;

var count = new Option<int>("--count") { Description = "Hostile bodies to send.", DefaultValueFactory = _ => 20_000 };
var seed = new Option<ulong>("--seed") { Description = "The first seed.", DefaultValueFactory = _ => 1UL };
var root = new RootCommand("Throws hostile bodies at the validator and the taxonomy compiler; none may make an exception.") { count, seed };
root.SetAction(parsed =>
{
    var result = HostileRun.Run(parsed.GetValue(count), parsed.GetValue(seed));
    Console.WriteLine(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
    return result.Exceptions.Count == 0 ? 0 : 1;
});
return root.Parse(args).Invoke();
