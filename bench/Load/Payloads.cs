using System.Text;

namespace Scheduler.Load;

/// <summary>What travels: tasks and answers of the sizes that the floor stores too.</summary>
internal static class Payloads
{
    /// <summary>Characters of a task's params, and of an answer.</summary>
    private const int ParamsLength = 215, AnswerLength = 300;

    private static readonly string[] Names = ["cat", "dog", "bird", "fish"];

    public static IReadOnlyList<string> Categories => Names;

    /// <summary>The params of a task as JSON text, of <see cref="ParamsLength"/> characters.</summary>
    public static string Params(Random random)
    {
        const string head = """{"attachment_type":"text","attachment":" """, tail = "\"}";
        return head.TrimEnd() + Letters(random, ParamsLength - head.TrimEnd().Length - tail.Length) + tail;
    }

    /// <summary>An answer as JSON text, of <see cref="AnswerLength"/> characters.</summary>
    public static string Answer(Random random)
    {
        // Blanks make the length: a taxonomy takes no fields it does not know, and answers are stored as they came.
        return ($$"""{"category":"{{Names[random.Next(Names.Length)]}}" """).PadRight(AnswerLength - 1) + "}";
    }

    /// <summary>Lines for a bulk call.</summary>
    public static ReadOnlyMemory<byte> Lines(Random random, int count)
    {
        var text = new StringBuilder(count * (ParamsLength + 1));
        for (var i = 0; i < count; i++)
            text.Append(Params(random)).Append('\n');
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static string Letters(Random random, int length) => random.GetString("abcdefghijklmnopqrstuvwxyz0123456789", length);
}
