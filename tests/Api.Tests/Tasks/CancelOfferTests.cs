using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Tests.Api.Tasks;

[Collection(ApiCollection.Name)]
public class CancelOfferTests(ApiHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_offer_nobody_has_accepted_is_given_back_and_the_task_canceled()
    {
        var (customer, annotator, assignment) = await Offered();
        Assert.Equal("canceled", (await customer.Post($"/v1/task/{IdOf(assignment)}/cancel")).Ok().String("status"));
        Assert.False(await annotator.Accept(new(assignment.Task, assignment.Token)));
    }

    [Fact]
    public async Task An_accepted_offer_stands_against_a_cancel()
    {
        var (customer, annotator, assignment) = await Offered();
        Assert.True(await annotator.Accept(new(assignment.Task, assignment.Token)));
        (await customer.Post($"/v1/task/{IdOf(assignment)}/cancel")).Failed(400);
        Assert.Equal("pending", (await customer.Get($"/v1/task/{IdOf(assignment)}")).Ok().String("status"));
    }

    /// <summary>A task of a customer's own project, on offer to the one member of the customer's own team.</summary>
    private async Task<(Customer, IAnnotatorGrain, Assignment)> Offered()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "categorization", studio = true, @params = new { categories = Scenes.Categories } })).Ok();
        await customer.Batch("p", "b");
        (await customer.Post("/v1/task/categorization", new { batch = "b", attachment = "a" })).Ok();
        (await customer.Post("/v1/batches/b/finalize")).Ok();

        var person = (await customer.Post("/api/annotators", new { name = "Ann", role = "labeler", team = true })).Ok();
        var annotator = host.Grains.GetGrain<IAnnotatorGrain>(GrainKeys.Annotator(new(person.String("id"))));
        var observer = new Observer();
        await annotator.Connect(new("connection", host.Grains.CreateObjectReference<IHostObserver>(observer)));
        await annotator.SetActivity(Activity.Available);
        return (customer, annotator, await observer.Assigned.Task.WaitAsync(Patience));
    }

    private static string IdOf(Assignment assignment) => assignment.Task[(assignment.Task.LastIndexOf('/') + 1)..];

    private sealed class Observer : IHostObserver
    {
        public TaskCompletionSource<Assignment> Assigned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Deliver(AnnotatorId annotator, ImmutableArray<HubMessage> messages)
        {
            foreach (var message in messages)
                if (message.Assignment is { } assignment)
                    Assigned.TrySetResult(assignment);
            return Task.CompletedTask;
        }
    }
}
