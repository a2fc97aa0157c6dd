namespace Scheduler.Tests.Cluster;

/// <summary>A process with wrong settings does not start, and says everything that is wrong at once.</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task A_silo_lists_all_that_is_wrong()
    {
        var ended = await Programs.Run("Silo",
            ["--storage", "postgres", "--connection", "Host=127.0.0.1;Port=many;Password=secret", "--name", " ", "--address", "here", "--silo-port", "-1", "--gateway-port", "70000", "--urls", "ftp://x;http://127.0.0.1:1/path"],
            ("Logging__Console__FormatterName", "banana"), ("Scheduler__SweepSeconds", "0"), ("Scheduler__ResponseSeconds", "61"), ("Scheduler__Policy", "luck"), ("Scheduler__Dashboard", "maybe"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://a:1;http://b:1"),
            ("Scheduler__Mail__Host", "mail.example.org"), ("Scheduler__Mail__Port", "0"), ("Scheduler__Outbound__AllowedNetworks__0", "everywhere"), ("Scheduler__Outbound__AllowedNetworks__1", "10.0.0.0/8"));
        Assert.Equal(2, ended.Code);
        foreach (var part in new[] { "--connection", "--name", "--address", "--silo-port", "--gateway-port", "ftp://x", "/path", "FormatterName", "SweepSeconds", "ResponseSeconds", "Policy", "Dashboard", "OTEL", "Mail:From", "Mail:Port", "everywhere" })
            Assert.Single(ended.Problems, p => p.Contains(part, StringComparison.Ordinal));
        Assert.Equal(16, ended.Problems.Length);
        Assert.DoesNotContain("secret", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_where_a_number_belongs_is_said_in_a_line()
    {
        var ended = await Programs.Run("Silo", ["--silo-port", "-1"], ("Scheduler__SweepSeconds", "often"), ("Scheduler__ResponseSeconds", "-3"));
        Assert.Equal(2, ended.Code);
        Assert.Equal(3, ended.Problems.Length);
        Assert.Single(ended.Problems, p => p.Contains("Scheduler:SweepSeconds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_read_hides_nothing_else_that_is_wrong()
    {
        var ended = await Programs.Run("Silo", ["--storage", "mysql", "--silo-port", "many", "--urls", "ftp://x", "--gateway-port", "70000"], ("Scheduler__Policy", "luck"));
        Assert.Equal(2, ended.Code);
        foreach (var part in new[] { "mysql", "'many'", "ftp://x", "--gateway-port", "Policy" })
            Assert.Single(ended.Problems, p => p.Contains(part, StringComparison.Ordinal));

        // The words that --storage takes follow its line.
        Assert.Equal(5, ended.Problems.Count(p => p[0] != '\''));

        ended = await Programs.Run("Api", ["--nme", "--connection", "Database=x", "--urls", "nowhere"]);
        Assert.Equal(2, ended.Code);
        foreach (var part in new[] { "--nme", "--connection", "nowhere" })
            Assert.Single(ended.Problems, p => p.Contains(part, StringComparison.Ordinal));
        Assert.Equal(3, ended.Problems.Length);
    }

    [Theory]
    [InlineData("Silo", "--storage", "mysql", "--api", "maybe")]
    [InlineData("Silo", "--silo-port", "many")]
    [InlineData("Silo", "verify", "--down", "yesterday")]
    [InlineData("Silo", "verify", "--wait-bound", "NaN")]
    [InlineData("Silo", "verify", "--wait-bound", "-3")]
    [InlineData("Silo", "verify", "--storage", "postgres", "--connection", "blah")]
    [InlineData("Api", "--connections", "x")]
    public async Task A_command_line_that_cannot_be_read_ends_as_wrong_settings_do(string program, params string[] arguments)
    {
        var ended = await Programs.Run(program, arguments);
        Assert.Equal(2, ended.Code);
        Assert.NotEmpty(ended.Problems);
    }

    [Fact]
    public async Task An_api_host_lists_all_that_is_wrong()
    {
        var ended = await Programs.Run("Api", ["--connection", "Database=x", "--name", "", "--urls", "nowhere"], ("Scheduler__Dashboard", "maybe"), ("Scheduler__SignIn__TriesPerAddress", "0"), ("Scheduler__Mail__Port", "often"));
        Assert.Equal(2, ended.Code);
        Assert.Equal(6, ended.Problems.Length);
        foreach (var part in new[] { "--connection", "--name", "--urls", "Dashboard", "TriesPerAddress", "Mail:Port" })
            Assert.Single(ended.Problems, p => p.Contains(part, StringComparison.Ordinal));
    }
}
