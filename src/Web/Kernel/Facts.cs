namespace Lodestar.Kernel;

/// <summary>What a capability does when something has happened in any capability.</summary>
/// <param name="Fact">The type of the fact.</param>
/// <param name="ReactAsync">Does it with the services of the verb, within its save: it adds to the database and saves nothing itself.</param>
internal sealed record Reaction(Type Fact, Func<IServiceProvider, object, CancellationToken, Task> ReactAsync)
{
    /// <summary>A reaction to one type of fact.</summary>
    public static Reaction To<T>(Func<IServiceProvider, T, CancellationToken, Task> react)
        where T : class => new(typeof(T), (services, fact, stop) => react(services, (T)fact, stop));
}

/// <summary>
/// Tells all capabilities what has happened. A verb says so when nothing prevents it any longer and before it saves, so that their reactions
/// are saved together with it, or nothing is.
/// </summary>
public sealed class Facts
{
    private readonly Capabilities capabilities;
    private readonly IServiceProvider services;

    internal Facts(Capabilities capabilities, IServiceProvider services) => (this.capabilities, this.services) = (capabilities, services);

    /// <summary>Something has happened, and is saved next.</summary>
    /// <param name="fact">A record that says what, from Domain.</param>
    /// <param name="stop">Ends it.</param>
    public async Task HappenedAsync<T>(T fact, CancellationToken stop)
        where T : class
    {
        foreach (var reaction in capabilities.Reactions.Where(reaction => reaction.Fact == typeof(T)))
        {
            await reaction.ReactAsync(services, fact, stop);
        }
    }
}
