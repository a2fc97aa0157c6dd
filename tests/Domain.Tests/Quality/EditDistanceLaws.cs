using CsCheck;
using Scheduler.Domain.Quality.Values;

namespace Scheduler.Tests.Domain.Quality;

public sealed class EditDistanceLaws
{
    /// <summary>Few letters, so that texts have much in common; long enough for several blocks of bits.</summary>
    private static readonly Gen<string> Text = Gen.Char['a', 'd'].Array[0, 200].Select(letters => new string(letters));

    [Fact]
    public void It_is_the_distance_of_the_textbook() =>
        Gen.Select(Text, Text).Sample((one, other) => EditDistance.Between(one, other) == Textbook(one, other), iter: 1_000 * LongTier.Times);

    [Fact]
    public void Likeness_is_the_same_both_ways_between_0_and_1_and_1_for_equal_texts_alone() =>
        Gen.Select(Text, Text).Sample(
            (one, other) =>
            {
                var like = EditDistance.Likeness(one, other);
                Assert.Equal(like, EditDistance.Likeness(other, one));
                Assert.InRange(like, 0, 1);
                Assert.Equal(one == other, like >= 1);
            },
            iter: 500 * LongTier.Times);

    [Theory]
    [InlineData(400)]
    [InlineData(5_000)]
    [InlineData(100_000)]
    public void A_text_without_blanks_differs_by_what_was_changed_in_it(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('一' + (i * 7_919 % 5_000))));
        Assert.Equal(1 - (2.0 / length), EditDistance.Likeness(text, text.Remove(length / 2, 1).Insert(length / 3, "猫")), 0.002);
    }

    [Fact]
    public void What_differs_far_behind_counts_too()
    {
        static string Words(Func<int, string> word) => string.Join(' ', Enumerable.Range(0, 5_000).Select(word));
        Assert.InRange(EditDistance.Likeness(Words(i => "cat" + i), Words(i => i < 1_000 ? "cat" + i : "hund")), 0.1, 0.5);
    }

    private static int Textbook(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            for (var j = 0; j <= other.Length; j++)
                table[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1), Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        return table[one.Length, other.Length];
    }
}
