namespace Lodestar.Kernel;

/// <summary>Exit codes of the executable.</summary>
public static class ExitCode
{
    /// <summary>It did what was asked.</summary>
    public const int Done = 0;

    /// <summary>What it was asked to check is wrong.</summary>
    public const int DoesNotHold = 1;

    public const int CouldNotRun = 2;
}
