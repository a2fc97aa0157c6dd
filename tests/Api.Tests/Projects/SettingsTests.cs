using Scheduler.Tests.Api.Hub;

namespace Scheduler.Tests.Api.Projects;

[Collection(ApiCollection.Name)]
public class SettingsTests(ApiHost host)
{
    private static readonly string[] German = ["de"], Portuguese = ["pt-BR"];

    [Fact]
    public async Task Settings_change_by_what_is_sent()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p", rapid: true);
        var before = (await customer.Get("/api/projects/p/settings")).Ok();
        Assert.Equal(("rapid", "platform", "standard_task", "standard"),
            (before.String("mode_of_work"), before.String("workforce"), before.String("pipeline"), before.String("sla_tier")));
        Assert.Equal(before.Text, (await customer.Patch("/api/projects/p/settings", new { })).Ok().Text);
        var after = (await customer.Patch("/api/projects/p/settings", new
        {
            mode_of_work = "pro",
            workforce = "team",
            sla_tier = "express",
            pipeline = "consensus_task",
            consensus_attempts = 3,
            review_levels = 2,
            review_share = 0.25,
            evaluation_share = 0.1,
            training_pass_score = 0.9,
            auto_accept = true,
            offer_seconds = 30,
            handle_seconds = 600,
            required_skills = new[] { new { name = "cats", level = 3 } },
            groups = new[] { "night" },
            languages = Portuguese,
        })).Ok();
        Assert.Equal(("pro", "team", "consensus_task", 24, "pt-br"), (after.String("mode_of_work"), after.String("workforce"), after.String("pipeline"),
            after["expected_turnaround_hours"].GetInt32(), after["languages"][0].GetString()));
        Assert.Equal((0.1, 0.9), (after["evaluation_share"].GetDouble(), after["training_pass_score"].GetDouble()));
        Assert.Equal(after.Text, (await customer.Get("/api/projects/p/settings")).Ok().Text);
        Assert.Equal("standard", (await customer.Get("/v1/projects/p")).Ok().String("projectType"));
        Assert.Equal(48, (await customer.Patch("/api/projects/p/settings", new { expected_turnaround_hours = 48 })).Ok()["expected_turnaround_hours"].GetInt32());
        (await customer.Get("/api/projects/none/settings")).Failed(404);
        (await customer.InTestMode.Get("/api/projects/p/settings")).Failed(404);
    }

    [Fact]
    public async Task Everything_wrong_with_the_settings_is_told_at_once()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var answer = (await customer.Patch("/api/projects/p/settings", new
        {
            mode_of_work = "studio",
            workforce = "platform",
            sla_tier = "golden",
            pipeline = "magic",
            consensus_attempts = 26,
            review_levels = 6,
            review_share = 2,
            evaluation_share = -0.1,
            training_pass_score = 1.1,
            offer_seconds = 4,
            handle_seconds = 29,
            expected_turnaround_hours = -1,
            required_skills = new[] { new { name = "cats", level = 11 } },
            groups = "night",
            languages = new[] { "German!" },
        })).Failed(400);
        Assert.Equal(
            ["consensus_attempts", "evaluation_share", "expected_turnaround_hours", "groups", "handle_seconds", "languages[0]", "offer_seconds", "pipeline", "required_skills[0].level",
                "review_levels", "review_share", "sla_tier", "training_pass_score", "workforce"],
            answer["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal("pro", (await customer.Get("/api/projects/p/settings")).Ok().String("mode_of_work"));
    }

    [Fact]
    public async Task A_setting_with_an_unknown_name_is_refused_and_nothing_changes()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var before = (await customer.Get("/api/projects/p/settings")).Ok().Text;
        var answer = (await customer.Patch("/api/projects/p/settings", new { review_level = 2, auto_accept = true, calibrated = true })).Failed(400);
        Assert.Equal(["review_level", "calibrated"], answer["problems"].EnumerateArray().Select(p => p.GetProperty("path").GetString()));
        Assert.Equal(before, (await customer.Get("/api/projects/p/settings")).Ok().Text);
    }

    [Fact]
    public async Task A_turnaround_of_0_gives_it_back_to_the_tier_and_the_error_says_that_0_may_be()
    {
        var customer = await host.NewCustomer();
        await customer.Project("p");
        var before = (await customer.Patch("/api/projects/p/settings", new { sla_tier = "urgent" })).Ok()["expected_turnaround_hours"].GetInt32();
        (await customer.Patch("/api/projects/p/settings", new { expected_turnaround_hours = before + 1 })).Ok();
        Assert.Equal(before, (await customer.Patch("/api/projects/p/settings", new { expected_turnaround_hours = 0 })).Ok()["expected_turnaround_hours"].GetInt32());
        Assert.Contains("between 0 and 8784", (await customer.Patch("/api/projects/p/settings", new { expected_turnaround_hours = 8785 })).Failed(400).String("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_is_made_with_settings_and_says_its_mode_once()
    {
        var customer = await host.NewCustomer();
        (await customer.Post("/v1/projects", new { name = "p", type = "categorization", rapid = true, mode_of_work = "rapid" })).Failed(400);
        var made = (await customer.Post("/v1/projects", new { name = "p", type = "categorization", mode_of_work = "studio", languages = German })).Ok();
        Assert.Equal(("studio", "de"), (made.String("projectType"), made["languages"][0].GetString()));
    }

    [Fact]
    public async Task People_who_do_not_speak_a_language_asked_for_get_no_more_work()
    {
        await using var scene = await HubScene.Of(host, tasks: 4, autoAccept: true);
        var (_, token) = await scene.Person();
        var made = (await scene.Customer.Post("/api/annotators", new { name = "Bo", role = "labeler", team = true, languages = new[] { "DE-at" } })).Ok();
        Assert.Equal("de-at", made["languages"][0].GetString());
        await using var ann = await HubClient.Open(host, token, WireFormat.Json);
        await using var bo = await HubClient.Open(host, made.String("token"), WireFormat.Json);
        await ann.IsUnharmed();
        await bo.IsUnharmed();
        await ann.SetActivity("available");
        var first = await ann.Assigned();
        await scene.LiveLeases(2);
        (await scene.Customer.Patch("/api/projects/p/settings", new { languages = German })).Ok();
        await scene.LiveLeases(1);

        // What she has in hand she finishes; what she held ahead went back.
        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(first))).Outcome);
        await bo.SetActivity("available");
        var seen = new List<string> { first.Task };
        for (var i = 0; i < 3; i++)
        {
            var next = await bo.Assigned();
            seen.Add(next.Task);
            Assert.Equal("accepted", (await bo.Submit(HubScene.Answer(next, $"b{i}"))).Outcome);
        }

        Assert.Equal(4, seen.Distinct().Count());
        Assert.Empty((await ann.Resume()).Standing!.Assignments);

        // A language learned is known at once.
        (await scene.Customer.Post("/v1/batches", new { project = "p", name = "more" })).Ok();
        (await scene.Customer.Post("/v1/task/categorization", new { batch = "more", attachment = "b" })).Ok();
        await bo.SetActivity("break");
        (await scene.Customer.Post("/v1/batches/more/finalize")).Ok();
        var id = (await scene.Customer.Get("/api/annotators")).Ok()["docs"].EnumerateArray().First(a => a.GetProperty("name").GetString() == "Ann").GetProperty("id").GetString();
        (await scene.Customer.Patch($"/api/annotators/{id}", new { languages = German })).Ok();
        await ann.Assigned();
    }

    [Fact]
    public async Task A_project_moves_to_another_workforce_while_it_runs()
    {
        await using var scene = await HubScene.Of(host, tasks: 2, autoAccept: true, reviewLevels: 1);
        var (ann, first) = await scene.Holding();
        await scene.LiveLeases(2);
        (await scene.Customer.Patch("/api/projects/p/settings", new { mode_of_work = "rapid" })).Ok();
        await scene.LiveLeases(1);
        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(first))).Outcome);

        // Nobody else's project asks the platform's people for reviews.
        var outsider = (await scene.Customer.Post("/api/annotators", new { name = "Out", role = "reviewer" })).Ok();
        var reviewer = await scene.Connect(outsider.String("token"));
        await reviewer.SetActivity("available");
        var review = await reviewer.Assigned();
        Assert.Equal(first.Task, review.Task);
        Assert.Empty((await ann.Resume()).Standing!.Assignments);
        Assert.Equal("accepted", (await reviewer.Submit(HubScene.Answer(review, response: null) with { Verdict = "accept" })).Outcome);
    }

    [Fact]
    public async Task Reviews_can_be_added_and_taken_away_while_a_project_runs()
    {
        await using var scene = await HubScene.Of(host, tasks: 1, autoAccept: true);
        (await scene.Customer.Patch("/api/projects/p/settings", new { review_levels = 1 })).Ok();
        (await scene.Customer.Post("/v1/batches", new { project = "p", name = "more", priority = 1 })).Ok();
        (await scene.Customer.Post("/v1/task/categorization", new { batch = "more", attachment = "b" })).Ok();
        (await scene.Customer.Post("/v1/batches/more/finalize")).Ok();
        (await scene.Customer.Patch("/api/projects/p/settings", new { review_levels = 0 })).Ok();
        var (ann, first) = await scene.Holding();
        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(first))).Outcome);
        var second = await ann.Assigned();
        Assert.Equal("accepted", (await ann.Submit(HubScene.Answer(second, "c2"))).Outcome);
        var reviewer = await scene.NewClient(role: "reviewer");
        await reviewer.SetActivity("available");

        // The one made while there was a review level keeps it; a reviewer gets it, though the project has none any more.
        Assert.Equal(second.Task, (await reviewer.Assigned()).Task);
    }
}
