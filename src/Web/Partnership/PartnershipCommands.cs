using System.CommandLine;
using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar.Partnership;

/// <summary>The commands <c>lodestar organisation add|list</c> and <c>lodestar front-door confirm|list</c>.</summary>
internal static class PartnershipCommands
{
    private static readonly Option<string> Name = new("--name") { Description = "Name of the organisation", Required = true };
    private static readonly Option<string> Sector = new("--sector") { Description = "Code of its sector", Required = true };
    private static readonly Option<string> Districts = new("--districts") { Description = "Districts it works in, separated by commas", Required = true };
    private static readonly Argument<string> District = new("district") { Description = "Code of the district" };
    private static readonly Option<string> Phone = new("--phone") { Description = "Number to call with a worry about a child", Required = true };
    private static readonly Option<string> By = new("--by")
    {
        Description = "Role of the person who confirmed it today, for instance 'Duty manager'",
        Required = true,
    };
    private static readonly Option<string?> OutOfHours = new("--out-of-hours") { Description = "Number at other times" };
    private static readonly Option<string?> Hours = new("--hours") { Description = "Hours in words" };

    /// <summary>Makes the commands for organisations.</summary>
    public static Command Organisation(CommandShell shell)
    {
        var add = new Command("add", "Register an organisation and print the code for its own links") { Name, Sector, Districts };
        add.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => AddAsync(parsed, services, stop), stop));

        var list = new Command("list", "List all organisations with their codes");
        list.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => ListOrganisationsAsync(services, stop), stop));
        return Group(shell, "organisation", "Register and list organisations", add, list);
    }

    /// <summary>Makes the commands for front doors.</summary>
    public static Command FrontDoor(CommandShell shell)
    {
        var confirm = new Command("confirm", "Say that a person in the district has confirmed its number today") { District, Phone, By, OutOfHours, Hours };
        confirm.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => ConfirmAsync(parsed, services, stop), stop));

        var list = new Command("list", "List the districts and whether their numbers are confirmed");
        list.SetAction(
            (parsed, stop) =>
                shell.OnDatabaseAsync(parsed, services => ListFrontDoorsAsync(services, services.GetRequiredService<Languages>().English, stop), stop)
        );
        return Group(shell, "front-door", "Confirm and list the numbers to call with a worry about a child", confirm, list);
    }

    private static Command Group(CommandShell shell, string name, string description, params Command[] commands)
    {
        var group = new Command(name, description);
        foreach (var command in commands)
        {
            shell.AddOptions(command);
            group.Subcommands.Add(command);
        }

        return group;
    }

    private static async Task<Problem?> AddAsync(ParseResult parsed, IServiceProvider services, CancellationToken stop)
    {
        var (known, sectors) = (services.GetRequiredService<DistrictNames>(), services.GetRequiredService<SectorNames>().All);
        var sector = parsed.GetRequiredValue(Sector);
        var districts = CommandText.Codes(parsed.GetRequiredValue(Districts));
        if (sectors.All(one => one.Code != sector))
        {
            return new Problem("sector", "partnership.organisations.unknown-sector", sector, string.Join(", ", sectors.Select(one => one.Code)));
        }

        if (UnknownDistrict(known, districts) is { } problem)
        {
            return problem;
        }

        var registered = await services.GetRequiredService<Organisations>().RegisterAsync(parsed.GetRequiredValue(Name), sector, districts, stop);
        if (registered.Problem is null)
        {
            Console.WriteLine(registered.Value.Code);
        }

        return registered.Problem;
    }

    private static async Task<Problem?> ListOrganisationsAsync(IServiceProvider services, CancellationToken stop)
    {
        foreach (var organisation in await services.GetRequiredService<Organisations>().ListAsync(stop))
        {
            Console.WriteLine($"{organisation.Code}  {organisation.Sector}  {string.Join(",", organisation.Districts)}  {organisation.Name}");
        }

        return null;
    }

    private static async Task<Problem?> ConfirmAsync(ParseResult parsed, IServiceProvider services, CancellationToken stop)
    {
        var district = parsed.GetRequiredValue(District);
        if (UnknownDistrict(services.GetRequiredService<DistrictNames>(), [district]) is { } problem)
        {
            return problem;
        }

        var confirmed = await services
            .GetRequiredService<FrontDoors>()
            .ConfirmAsync(
                district,
                parsed.GetRequiredValue(Phone),
                parsed.GetValue(OutOfHours) ?? "",
                parsed.GetValue(Hours) ?? "",
                parsed.GetRequiredValue(By),
                stop
            );
        return confirmed.Problem;
    }

    private static async Task<Problem?> ListFrontDoorsAsync(IServiceProvider services, Words words, CancellationToken stop)
    {
        var confirmed = await services.GetRequiredService<FrontDoors>().ConfirmedAsync(stop);
        foreach (var district in services.GetRequiredService<DistrictNames>().All)
        {
            Console.WriteLine(
                confirmed.TryGetValue(district.Code, out var door)
                    ? $"{district.Code}  {door.Phone}  confirmed {words.Day(door.ConfirmedOn)} by {door.ConfirmedBy}"
                    : $"{district.Code}  not confirmed in the last {Lodestar.Partnership.FrontDoor.Days} days"
            );
        }

        return null;
    }

    private static Problem? UnknownDistrict(DistrictNames known, IReadOnlyList<string> districts) =>
        districts.FirstOrDefault(district => known.All.All(one => one.Code != district)) is { } unknown
            ? new Problem("districts", "partnership.unknown-district", unknown, string.Join(", ", known.All.Select(one => one.Code)))
            : null;
}
