using System.Data.Common;
using Lodestar.Partnership;
using Lodestar.Ui;

namespace Lodestar.Standards;

/// <summary>Whom to call, as far as it may be shown today.</summary>
/// <param name="Services">National services, those needed most first.</param>
/// <param name="Districts">The districts with their front doors.</param>
/// <param name="Police">The police force that answers 101 calls.</param>
public sealed record HelpNowContacts(IReadOnlyList<Service> Services, IReadOnlyList<DistrictFrontDoor> Districts, string Police);

/// <summary>A district's front door.</summary>
/// <param name="Confirmed">The number that a person confirmed; null if there is none, and then the page shows the district's own address.</param>
public sealed record DistrictFrontDoor(District District, FrontDoor? Confirmed);

/// <summary>Reads whom to call.</summary>
public sealed class HelpNow(Packs packs, FrontDoors frontDoors, Words words, ILogger<HelpNow> log)
{
    /// <summary>The contacts in the reader's language.</summary>
    public async Task<HelpNowContacts> ContactsAsync(CancellationToken stop)
    {
        var pack = packs.Current(words.Language);
        var confirmed = await ConfirmedAsync(stop);
        return new HelpNowContacts(
            [.. pack.Info.HelpNow.Select(pack.ShownService).OfType<Service>()],
            [.. pack.Info.Districts.Select(district => new DistrictFrontDoor(district, confirmed.GetValueOrDefault(district.Id)))],
            pack.Info.Region.Police
        );
    }

    // Whom to call must be shown even when something else is broken: then as if nobody had confirmed a number.
    private async Task<IReadOnlyDictionary<string, FrontDoor>> ConfirmedAsync(CancellationToken stop)
    {
        try
        {
            return await frontDoors.ConfirmedAsync(stop);
        }
        catch (Exception failed) when (failed is DbException or InvalidOperationException or TimeoutException)
        {
            log.LogError("The districts' confirmed numbers could not be read: {Reason}", failed.GetType().Name);
            return new Dictionary<string, FrontDoor>();
        }
    }
}
