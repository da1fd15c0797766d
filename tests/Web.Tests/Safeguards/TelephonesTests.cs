using System.Diagnostics;
using Lodestar.Partnership;
using Microsoft.Extensions.DependencyInjection;
using PhoneNumbers;

namespace Lodestar.Safeguards;

/// <summary>Numbers that can be dialled, and numbers of other countries in what people write.</summary>
public class TelephonesTests(World world) : IClassFixture<World>
{
    private static readonly PhoneNumberUtil Known = PhoneNumberUtil.GetInstance();

    private static readonly Func<PhoneNumber, string>[] WaysOfWriting =
    [
        number => Known.Format(number, PhoneNumberFormat.E164),
        International,
        number => $"00{International(number)[1..]}",
        number => $"00 {International(number)[1..]}",
        number => $"00-{International(number)[1..].Replace(' ', '-')}",
        number => $"+ {International(number)[1..]}",
        number => $"(+{number.CountryCode}) {Inside(number)}",
        number => $"(00{number.CountryCode}) {Inside(number)}",
        number => $"+{number.CountryCode} (0){Inside(number)}",
        number => International(number).Replace(' ', '.'),
        number => International(number).Replace(" ", " / ", StringComparison.Ordinal),
        number => International(number).Replace(" ", " - ", StringComparison.Ordinal),
    ];

    [Theory]
    [
        InlineData("(0113) 496 0300", "tel:+441134960300"),
        InlineData("+44 (0)113 496 0300", "tel:+441134960300"),
        InlineData("+44 113 496 0300", "tel:+441134960300"),
        InlineData("0044 113 496 0300", "tel:+441134960300"),
        InlineData("0113-496-0300", "tel:+441134960300")
    ]
    [
        InlineData("01632 960000", "tel:+441632960000"),
        InlineData("07700 900123", "tel:+447700900123"),
        InlineData("+353 (0)86 123 4567", "tel:+353861234567"),
        InlineData("0113 496 0300 ext 3", "tel:+441134960300;ext=3"),
        InlineData("“01422 393336”", "tel:+441422393336")
    ]
    [
        InlineData("999", "tel:999"),
        InlineData("101", "tel:101"),
        InlineData("116 123", "tel:116123"),
        InlineData("116 000 (call or text)", "tel:116000"),
        InlineData("85258 (text SHOUT)", "tel:85258")
    ]
    [
        InlineData("0800 1111", "tel:08001111"),
        InlineData("0800 555 111", "tel:0800555111"),
        InlineData("0808 800 5000", "tel:08088005000"),
        InlineData("0300 303 1971", "tel:03003031971"),
        InlineData("0345 6000 459", "tel:03456000459"),
        InlineData("+44 808 800 5000", "tel:+448088005000")
    ]
    [
        InlineData("123", "tel:123"),
        InlineData("((( 12-3+", "tel:123"),
        InlineData("0123456789012345678901234567890123456789", "tel:0123456789012345678901234567890123456789")
    ]
    public void A_number_is_dialled_as_it_is_meant(string written, string link) => Assert.Equal(link, Telephones.Link(written));

    [Fact]
    public async Task The_number_of_a_front_door_is_dialled_however_it_was_confirmed()
    {
        await world.WithAsync(services =>
            services
                .GetRequiredService<FrontDoors>()
                .ConfirmAsync("leeds", "+44 (0)113 496 0300", "(0113) 496 0266", "", "Duty manager", CancellationToken.None)
        );
        using var visitor = world.Visitor();

        var page = await visitor.OpenAsync("/help-now");

        Assert.Equal("+44 (0)113 496 0300", page.Document.QuerySelector("a[href='tel:+441134960300']")?.TextContent);
        Assert.Equal("(0113) 496 0266", page.Document.QuerySelector("a[href='tel:+441134960266']")?.TextContent);
    }

    [Fact]
    public void A_number_of_every_country_is_found_however_it_is_written_with_the_country_in_front()
    {
        var numbers = Known
            .GetSupportedRegions()
            .SelectMany(region => new[] { PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE }.Select(type => Known.GetExampleNumberForType(region, type)))
            .OfType<PhoneNumber>()
            .ToList();

        Assert.True(numbers.Count > 400, $"Only {numbers.Count} numbers were tried.");
        Assert.Equal("", string.Join('\n', from number in numbers from way in WaysOfWriting let written = way(number) where !IsFound(written) select written));
    }

    [Fact]
    public void What_is_found_is_taken_out()
    {
        var left = Identifiers.TakeOut("Ring 00 92 300 1234567 or (+48) 601 / 234 / 567 today", "[taken out]", Detectors.Usual.Identifiers);

        Assert.Equal("Ring [taken out] or [taken out] today", left);
    }

    [Theory]
    [
        InlineData("Open 9.00 to 17.00 on 1 2 3 4 5 March"),
        InlineData("It cost £1,500.00 2024 to 2025"),
        InlineData("From 10:00 12 people came, at 11.00 14 more"),
        InlineData("Childline 0800 1111, NSPCC +44 808 800 5000"),
        InlineData("10 + 12 + 14 + 16 = 52"),
        InlineData("Items +1, +2 and +3 of 2026"),
        InlineData("Case 00 1 2 3")
    ]
    public void Sums_times_and_helplines_pass(string text) => Assert.Empty(Detectors.Usual.Identifiers(text));

    [Theory, InlineData("+1 "), InlineData("00 1("), InlineData("+49 (0)30 123456 "), InlineData("+1-2/3."), InlineData("(+(+"), InlineData("+9")]
    public void A_long_hostile_text_takes_no_long_time(string piece)
    {
        var clock = Stopwatch.StartNew();

        Assert.NotNull(Detectors.Usual.Identifiers(string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length))));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    // Some are health service numbers or dates too: what matters is that they are found.
    private static bool IsFound(string written)
    {
        var text = $"Please ring {written} about it";
        var start = text.IndexOf(written, StringComparison.Ordinal);
        var covered = Detectors.Usual.Identifiers(text).SelectMany(found => Enumerable.Range(found.Start, found.Length)).ToHashSet();
        return Enumerable.Range(start, written.Length).Count(covered.Contains) >= 0.8 * written.Length;
    }

    private static string International(PhoneNumber number) => Known.Format(number, PhoneNumberFormat.INTERNATIONAL);

    private static string Inside(PhoneNumber number) => International(number)[$"+{number.CountryCode} ".Length..];
}
