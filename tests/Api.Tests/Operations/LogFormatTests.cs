using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Scheduler.Api;

namespace Scheduler.Tests.Api.Operations;

public class LogFormatTests
{
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
