namespace Lodestar.Kernel;

/// <summary>What the executable tells the shell that ran it.</summary>
public static class ExitCode
{
    /// <summary>It did what was asked.</summary>
    public const int Done = 0;

    /// <summary>What it was asked to check does not hold.</summary>
    public const int DoesNotHold = 1;

    /// <summary>It could not run.</summary>
    public const int CouldNotRun = 2;
}
