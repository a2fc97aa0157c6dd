using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Scheduler.Api;

namespace Scheduler.Tests.Api.Operations;

public class LogFormatTests
{
    [Fact]
    public async Task Nobody_fills_the_log_by_knocking_at_a_door()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddLogLevels();
        await using var app = builder.Build();
        var doors = typeof(LogLevels).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IAuthenticationHandler))).ToArray();
        Assert.NotEmpty(doors);
        Assert.DoesNotContain(doors, door => app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(door.FullName!).IsEnabled(LogLevel.Information));
    }

    [Theory]
    [InlineData("json", "json")]
    [InlineData(null, "simple")]
    public async Task The_format_of_the_log_is_the_operators_choice(string? chosen, string format)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Logging:Console:FormatterName"] = chosen;
        builder.AddLogLevels();
        await using var app = builder.Build();
        Assert.Equal(format, app.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName);
    }
}
