namespace Lodestar.Kernel;

/// <summary>What a capability does when something has happened, here or in another capability.</summary>
/// <param name="Fact">The type of the fact.</param>
/// <param name="ReactAsync">Does it with the services of the verb: it changes the same database context and saves nothing itself.</param>
internal sealed record Reaction(Type Fact, Func<IServiceProvider, object, CancellationToken, Task> ReactAsync)
{
    /// <summary>A reaction to one type of fact.</summary>
    public static Reaction To<T>(Func<IServiceProvider, T, CancellationToken, Task> react)
        where T : class => new(typeof(T), (services, fact, stop) => react(services, (T)fact, stop));
}

/// <summary>
/// Tells all capabilities what has happened. A verb calls it after its checks and before it saves, so that what they do about it is saved
/// together with it, or nothing is.
/// </summary>
public sealed class Facts
{
    private readonly Capabilities capabilities;
    private readonly IServiceProvider services;

    internal Facts(Capabilities capabilities, IServiceProvider services) => (this.capabilities, this.services) = (capabilities, services);

    /// <summary>Something has happened, and the caller saves it next.</summary>
    /// <param name="fact">A record from Domain that says what.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task HappenedAsync<T>(T fact, CancellationToken stop)
        where T : class
    {
        foreach (var reaction in capabilities.Reactions.Where(reaction => reaction.Fact == typeof(T)))
        {
            await reaction.ReactAsync(services, fact, stop);
        }
    }
}
