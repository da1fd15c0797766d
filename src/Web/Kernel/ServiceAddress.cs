namespace Lodestar.Kernel;

/// <summary>The address at which people reach this service, for links in messages.</summary>
internal sealed class ServiceAddress(Settings settings, IHttpContextAccessor accessor)
{
    /// <summary>The part before the path of a page: as it is configured, else as in the request, else where the service listens.</summary>
    public string Root => accessor.HttpContext is { } http ? settings.RootFor(http.Request) : settings.Root;
}
