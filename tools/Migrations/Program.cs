System.Console.Error.WriteLine("Run make migration name=X.");
