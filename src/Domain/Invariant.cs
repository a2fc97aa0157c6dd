using System.Diagnostics.CodeAnalysis;

namespace Scheduler.Domain;

/// <summary>States what must hold whatever a caller does. Never for user input: that is a <see cref="Problem"/>.</summary>
public static class Invariant
{
    /// <exception cref="InvariantBrokenException">The statement does not hold: a defect of this program.</exception>
    public static void Holds([DoesNotReturnIf(false)] bool statement, string law)
    {
        if (!statement)
            throw new InvariantBrokenException(law);
    }
}

/// <summary>A law of the product was broken by the product itself.</summary>
public sealed class InvariantBrokenException(string law) : Exception($"Invariant broken: {law}")
{
    public string Law { get; } = law;
}
