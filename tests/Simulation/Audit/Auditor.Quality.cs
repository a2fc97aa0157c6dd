using Scheduler.Domain;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Audit;

/// <summary>Who is trained and who may be, written down a second time on purpose.</summary>
public sealed partial class Auditor
{
    private const int MostTries = 3;

    private readonly Dictionary<(BatchId Home, AnnotatorId Person), List<(string Quality, TaskView Task)>> _begun = [];

    /// <summary>A person is about to be given a try at a quality task of a batch's project.</summary>
    public void Begun(BatchPlan home, string quality, AnnotatorId person, TaskId task)
    {
        if (!_begun.TryGetValue((home.Id, person), out var tries))
            _begun[(home.Id, person)] = tries = [];
        tries.Add((quality, _tasks[task]));
        if (tries.Count(t => t.Quality == quality) > MostTries)
            Violate("Q2 one training task too often", $"{person} {quality}");
    }

    private bool IsTryOf(PersonView person, TaskView task) =>
        _begun.Any(b => b.Key.Person == person.Worker.Id && b.Value.Any(t => t.Task == task));

    private bool IsTrained(PersonView person, BatchPlan home)
    {
        var training = TrainingOf(person, home).ToArray();
        return training.Length == 0 || (training.All(t => t.Any(IsDone)) && training.Average(Best) >= QualityPlan.Bar);
    }

    /// <summary>
    /// There is training that this person has not in hand, has not answered, and has not put off within the slack. What was answered just now, perhaps
    /// late, opens the next try from then on only.
    /// </summary>
    private bool MayTrain(PersonView person, BatchPlan home, TimeSpan now, TimeSpan slack)
    {
        var training = TrainingOf(person, home).ToArray();
        return training.Any(t => t.Length == 0 || t.Any(IsOpen))
            || (training.All(t => t.All(task => task.At <= Start + (now - slack)))
                && training.All(t => t.Any(IsDone)) && training.Any(t => t.All(IsDone) && Best(t) < 1 && t.Length < MostTries));

        bool IsOpen(TaskView task) => !task.Attempts.Values.Any(a => a.Live || a.Counted || a.CoolUntil > Start + (now - slack));
    }

    private IEnumerable<TaskView[]> TrainingOf(PersonView person, BatchPlan home)
    {
        var begun = _begun.GetValueOrDefault((home.Id, person.Worker.Id)) ?? [];
        for (var i = 0; i < (home.Quality?.Training ?? 0); i++)
            yield return [.. begun.Where(t => t.Quality == Store.Rows.TrainingName(home, i)).Select(t => t.Task)];
    }

    /// <summary>Answered, or declined for good.</summary>
    private static bool IsDone(TaskView task) => task.Attempts.Values.Any(a => a.Counted || a.CoolUntil >= Moments.Never);

    private static int Best(TaskView[] tries) => tries.Any(t => t.Attempts.Values.Any(a => a is { Counted: true, Response: QualityPlan.RightAnswer })) ? 1 : 0;
}
