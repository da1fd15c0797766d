using Lodestar.Kernel;

namespace Lodestar.Ui;

/// <summary>What all pages share.</summary>
internal static class UiCapability
{
    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Ui") { Tables = [new(ShownPages.KeptFor) { InBackups = false }], Services = services => services.AddSingleton<ShownPages>() };
}
