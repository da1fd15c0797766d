using System.CommandLine;
using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar.Identity;

/// <summary>
/// The commands <c>lodestar person invite|list|end|reset-second-step</c>, which let the first administrator in and help people who are locked
/// out.
/// </summary>
internal static class PersonCommand
{
    private static readonly Option<string> Email = new("--email") { Description = "Their e-mail address", Required = true };
    private static readonly Option<Role> As = new("--role") { Description = "What they will do", DefaultValueFactory = _ => Role.Administrator };
    private static readonly Option<string?> Place = new("--place") { Description = "A district's code or an organisation's name, for a role in one" };

    /// <summary>Makes the commands.</summary>
    public static Command Make(CommandShell shell)
    {
        var invite = new Command("invite", "Print a link that lets somebody in, once, for two weeks") { Email, As, Place };
        invite.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => InviteAsync(parsed, services, stop), stop));

        var list = new Command("list", "List who can sign in, and what for");
        list.SetAction(
            (parsed, stop) => shell.OnDatabaseAsync(parsed, services => ListAsync(services, services.GetRequiredService<Languages>().English, stop), stop)
        );

        var end = new Command("end", "End what somebody does; with the last role goes the account") { Email, As, Place };
        end.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => EndAsync(parsed, services, stop), stop));

        var reset = new Command("reset-second-step", "Let somebody who lost phone and recovery codes set up another; signs them out") { Email };
        reset.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => ResetAsync(parsed, services, stop), stop));

        var person = new Command("person", "People who sign in");
        foreach (var command in new[] { invite, list, end, reset })
        {
            shell.AddOptions(command);
            person.Subcommands.Add(command);
        }

        return person;
    }

    private static async Task<Problem?> InviteAsync(ParseResult parsed, IServiceProvider services, CancellationToken stop)
    {
        if (await PostAsync(parsed, services, stop) is not { } post)
        {
            return new Problem("place", "identity.place-wrong");
        }

        var invited = await services.GetRequiredService<Invitations>().InviteAsync(parsed.GetRequiredValue(Email), post, by: null, stop);
        if (invited.Problem is null)
        {
            var settings = services.GetRequiredService<Settings>();
            Console.WriteLine(settings.Root + IdentityLinks.Invitation(invited.Value.Token));
        }

        return invited.Problem;
    }

    private static async Task<Problem?> ListAsync(IServiceProvider services, Words words, CancellationToken stop)
    {
        var accounts = services.GetRequiredService<Accounts>();
        var places = await accounts.PlacesAsync(stop);
        foreach (var member in await accounts.AllAsync(stop))
        {
            Console.WriteLine($"{member.Email}  {member.Name}  {PostWords.Of(words, member.Post, places.Name(member.Post))}");
        }

        return null;
    }

    private static async Task<Problem?> EndAsync(ParseResult parsed, IServiceProvider services, CancellationToken stop)
    {
        var accounts = services.GetRequiredService<Accounts>();
        if (await AccountAsync(parsed, services, stop) is not { } account)
        {
            return new Problem("email", "identity.email-unknown");
        }

        return await PostAsync(parsed, services, stop) is { } post
            ? await accounts.EndAsync(account, post, by: null, stop)
            : new Problem("place", "identity.place-wrong");
    }

    private static async Task<Problem?> ResetAsync(ParseResult parsed, IServiceProvider services, CancellationToken stop)
    {
        if (await AccountAsync(parsed, services, stop) is not { } account)
        {
            return new Problem("email", "identity.email-unknown");
        }

        await services.GetRequiredService<SecondFactors>().ResetAsync(account, stop);
        return null;
    }

    private static async Task<Guid?> AccountAsync(ParseResult parsed, IServiceProvider services, CancellationToken stop) =>
        Account.KeyOf(parsed.GetRequiredValue(Email)) is { } key ? await services.GetRequiredService<Accounts>().ByEmailAsync(key, stop) : null;

    private static async Task<Post?> PostAsync(ParseResult parsed, IServiceProvider services, CancellationToken stop)
    {
        var (role, place) = (parsed.GetRequiredValue(As), parsed.GetValue(Place) ?? "");
        var places = await services.GetRequiredService<Accounts>().PlacesAsync(stop);
        return role.Reach() switch
        {
            Reach.Organisation => places.Organisations.FirstOrDefault(one => one.Name.Equals(place, StringComparison.OrdinalIgnoreCase)) is { } organisation
                ? Post.InOrganisation(role, organisation.Id)
                : null,
            Reach.District => places.Districts.All.Any(district => district.Code == place) ? Post.InDistrict(role, place) : null,
            _ => place.Length == 0 ? Post.InRegion(role) : null,
        };
    }
}
