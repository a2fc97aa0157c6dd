namespace Scheduler.Checker;

/// <summary>What clients were told. Safe to write from many of them at once; read when they are done.</summary>
public sealed class ClientLedger
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _tasks = [];
    private readonly Dictionary<string, List<ToldAnswer>> _answers = [];

    /// <summary>Task ids that a customer was told are created.</summary>
    public IReadOnlySet<string> Tasks => _tasks;

    public int AnswerCount { get; private set; }

    public IEnumerable<string> AnsweredTasks => _answers.Keys;

    public void Created(string task)
    {
        lock (_gate)
            _tasks.Add(task);
    }

    /// <summary>An annotator was told what became of an answer.</summary>
    /// <param name="outcome">As the hub spells it; only <c>accepted</c>, <c>salvaged</c> and <c>late</c> promise anything.</param>
    public void Answered(string task, long token, string command, string annotator, string outcome)
    {
        if (outcome is not (ToldAnswer.Accepted or ToldAnswer.Salvaged or ToldAnswer.Late))
            return;
        lock (_gate)
        {
            if (!_answers.TryGetValue(task, out var told))
                _answers.Add(task, told = []);
            told.Add(new(token, command, annotator, outcome));
            AnswerCount++;
        }
    }

    public IReadOnlyList<ToldAnswer> AnswersOf(string task) => _answers.TryGetValue(task, out var told) ? told : [];
}

/// <summary>An answer as its sender was told of it.</summary>
public sealed record ToldAnswer(long Token, string Command, string Annotator, string Outcome)
{
    public const string Accepted = "accepted", Salvaged = "salvaged", Late = "late";
}
