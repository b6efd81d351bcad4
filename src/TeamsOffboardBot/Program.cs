using TeamsOffboardBot;
using TeamsOffboardBot.Hosting;

return await Serving.RunAsync(args, Console.Error);

public partial class Program;
