using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

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
    /// <param name="response">What was sent, as JSON text; null for nothing, or when nobody kept it.</param>
    public void Answered(string task, long token, string command, string annotator, string outcome, string? response)
    {
        if (outcome is not (ToldAnswer.Accepted or ToldAnswer.Salvaged or ToldAnswer.Late))
            return;
        lock (_gate)
        {
            if (!_answers.TryGetValue(task, out var told))
                _answers.Add(task, told = []);
            told.Add(new(token, command, annotator, outcome, ToldAnswer.HashOf(response)));
            AnswerCount++;
        }
    }

    public IReadOnlyList<ToldAnswer> AnswersOf(string task) => _answers.TryGetValue(task, out var told) ? told : [];
}

/// <summary>An answer as its sender was told of it.</summary>
/// <param name="Content">Of the response that was sent: see <see cref="HashOf"/>.</param>
public sealed record ToldAnswer(long Token, string Command, string Annotator, string Outcome, ulong? Content)
{
    public const string Accepted = "accepted", Salvaged = "salvaged", Late = "late";

    /// <summary>Stands for a response where a million of them are kept in memory; null for none.</summary>
    public static ulong? HashOf(string? response) =>
        response is null ? null : BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(response)));
}
