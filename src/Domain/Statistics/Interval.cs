namespace Lodestar.Statistics;

/// <summary>From where to where a share most likely lies, each from 0 to 1.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record Interval(double Low, double High)
{
    /// <summary>The value of the normal distribution that 95 of 100 lie within.</summary>
    public const double NinetyFive = 1.959963984540054;

    /// <summary>
    /// The score interval of a share (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
    /// the American Statistical Association 22, 1927). It holds for few people and for shares near nothing and everyone too.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="of">Of how many; at least one.</param>
    /// <param name="z">How sure it is, as a value of the normal distribution.</param>
    public static Interval Wilson(long count, long of, double z = NinetyFive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        var (share, squared) = ((double)count / of, z * z);
        var middle = share + (squared / (2 * of));
        var half = z * Math.Sqrt((share * (1 - share) / of) + (squared / (4.0 * of * of)));
        var whole = 1 + (squared / of);

        // Rounding must not leave an end a hair beside nothing or everyone.
        return new Interval(count == 0 ? 0 : (middle - half) / whole, count == of ? 1 : (middle + half) / whole);
    }
}
