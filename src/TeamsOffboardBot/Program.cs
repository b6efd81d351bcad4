using TeamsOffboardBot;
using TeamsOffboardBot.Hosting.Commands;

return await CommandLine.RunAsync(args, Console.Out, Console.Error);

public partial class Program;
