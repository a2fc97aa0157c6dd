using System.Collections.Immutable;

namespace Scheduler.Domain.Accounts;

/// <summary>What a password must be. Length is what counts; rules about characters make people write passwords down.</summary>
public static class PasswordRules
{
    /// <summary>Shortest and longest password, in characters.</summary>
    public const int MinLength = 12, MaxLength = 256;

    /// <summary>Fewest different characters: twelve times the same one is no password.</summary>
    public const int MinDistinct = 5;

    /// <param name="email">The person's address: the first that anybody tries.</param>
    public static ImmutableArray<Problem> Check(string? password, string? email)
    {
        if (string.IsNullOrEmpty(password))
            return [new("required", "password", $"Please include a password of at least {MinLength} characters.")];
        if (password.Length < MinLength)
            return [new("too_short", "password", $"A password has at least {MinLength} characters.")];
        if (password.Length > MaxLength)
            return [new("too_long", "password", $"A password has at most {MaxLength} characters.")];
        if (password.Distinct().Count() < MinDistinct)
            return [new("too_simple", "password", $"A password has at least {MinDistinct} different characters.")];
        return email is not null && password.Contains(email, StringComparison.OrdinalIgnoreCase)
            ? [new("too_simple", "password", "A password must not contain the e-mail address.")]
            : [];
    }
}
