namespace Lodestar.Kernel;

/// <summary>Under which address people reach this service: for links in messages.</summary>
internal sealed class ServiceAddress(Settings settings, IHttpContextAccessor accessor)
{
    /// <summary>What stands before the address of a page: as it is set, or as whoever acts came here, or where the service listens.</summary>
    public string Root => accessor.HttpContext is { } http ? settings.RootFor(http.Request) : settings.Root;
}
