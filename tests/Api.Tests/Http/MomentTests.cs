using Scheduler.Api.Http;

namespace Scheduler.Tests.Api.Http;

public class MomentTests
{
    [Theory]
    [InlineData("2021-04-25", "2021-04-25T00:00:00.000Z")]
    [InlineData("2021-04-25T03:14:15", "2021-04-25T03:14:15.000Z")]
    [InlineData("2021-04-25T03:14:15.123456", "2021-04-25T03:14:15.123Z")]
    [InlineData("2021-04-25 03:14:15.123456", "2021-04-25T03:14:15.123Z")]
    [InlineData("2021-04-25T03:14:15Z", "2021-04-25T03:14:15.000Z")]
    [InlineData("2021-04-25T03:14:15.5+02:00", "2021-04-25T01:14:15.500Z")]
    [InlineData("2021-04-25T03:14:15.5 02:00", "2021-04-25T01:14:15.500Z")]
    [InlineData("2021-04-25T03:14:15.5-02:00", "2021-04-25T05:14:15.500Z")]
    [InlineData("2024-01-01T00:00:00.000000+0000", "2024-01-01T00:00:00.000Z")]
    [InlineData("2021-04-25T03:14", "2021-04-25T03:14:00.000Z")]
    public void What_clients_send_is_understood(string text, string written) => Assert.Equal(written, Moment.Write(Moment.Read(text)!.Value));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2021-13-01")]
    [InlineData("2021-04-25T25:00:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("1619320455")]
    [InlineData("2021-04-25T03:14:15.123456789012345678901234567890")]
    public void What_is_no_time_is_none(string text) => Assert.Null(Moment.Read(text));
}
