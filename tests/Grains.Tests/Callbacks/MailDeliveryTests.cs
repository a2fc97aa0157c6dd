using Microsoft.Extensions.DependencyInjection;
using Scheduler.Domain.Callbacks;
using Scheduler.Outbound.Mail;
using Scheduler.Tests.Support.Callbacks;
using Xunit;

namespace Scheduler.Tests.Grains.Callbacks;

public sealed class MailDeliveryTests
{
    [Fact]
    public async Task A_callback_to_a_mailbox_goes_by_the_operators_mail_server()
    {
        await using var server = new MailServer("gone@example.org");
        await using var cluster = await SchedulerCluster.Start(decorate: (services, _) => services.Configure<MailOptions>(o =>
            (o.Host, o.Port, o.Tls, o.From) = ("127.0.0.1", server.Port, false, "scheduler@example.org")));
        var taken = await CallbackScene.Of(cluster, "me@example.org");
        var refused = await CallbackScene.Of(cluster, "gone@example.org");
        var task = await taken.Completed();
        await refused.Completed();
        await taken.Sender.Drain();
        await refused.Sender.Drain();

        Assert.True(await taken.AllDelivered());
        var mail = server.Mails.Single(m => m.To == "me@example.org");
        Assert.Contains($"Subject: Task {task.Ref.Id}: completed", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"scheduler-event-id: {task.Ref.Id}:1", mail.Text, StringComparison.OrdinalIgnoreCase);
        var row = Assert.Single(await refused.All());
        Assert.Equal((CallbackState.Waiting, 1), (row.State, row.Tries));
        Assert.Equal(TryResult.Refused, Assert.Single(await refused.Log.Tries(row.Event.Id)).Result);
    }

    [Fact]
    public async Task An_address_inside_a_closed_network_is_tried_and_never_connected_to()
    {
        await using var cluster = await SchedulerCluster.Start();
        var scene = await CallbackScene.Of(cluster, "http://169.254.169.254/latest/meta-data/");
        await scene.Completed();
        await scene.Sender.Drain();
        var row = Assert.Single(await scene.All());
        Assert.Equal(TryResult.Blocked, Assert.Single(await scene.Log.Tries(row.Event.Id)).Result);
    }
}
